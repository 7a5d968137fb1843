/** As the server has it. */
export const MOST_CORNERS = 1000;

/** Six decimals are a tenth of a metre. */
const DECIMALS = 6;

/** A pair of numbers that is a place; null if it is none. */
export function placeOf(longitude, latitude) {
  const pair = [longitude, latitude].map((text) => (String(text).trim() === "" ? NaN : Number(text)));
  return isPlace(pair) ? rounded(pair) : null;
}

export const rounded = (pair) => pair.map((degrees) => Number(degrees.toFixed(DECIMALS)));

/** All pairs in a pasted text, be it a table or GeoJSON; null if it holds anything else than places. */
export function parseCorners(text) {
  const numbers = (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  if (!numbers.length || numbers.length % 2) return null;
  const corners = [];
  for (let at = 0; at < numbers.length; at += 2) corners.push(rounded(numbers.slice(at, at + 2)));
  if (!corners.every(isPlace)) return null;
  return corners.length > 1 && same(corners[0], corners.at(-1)) ? corners.slice(0, -1) : corners;
}

export function middle([longitude, latitude], [otherLongitude, otherLatitude]) {
  return rounded([(longitude + otherLongitude) / 2, (latitude + otherLatitude) / 2]);
}

/**
 * What is wrong with an outline: the name of a message with its parameters, and which sides it is
 * about, each by its first corner; null if nothing is.
 */
export function flawOf(corners) {
  if (corners.length < 3) return { key: "city.tooFewCorners", parameters: { n: corners.length }, sides: [] };
  if (corners.length > MOST_CORNERS) return { key: "city.tooManyCorners", parameters: { most: MOST_CORNERS }, sides: [] };
  return twice(corners) ?? crossing(corners);
}

/** Whether the place lies inside of the outline. */
export function contains(corners, [x, y]) {
  let inside = false;
  corners.forEach(([x1, y1], at) => {
    const [x2, y2] = corners[(at + 1) % corners.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

function twice(corners) {
  const seen = new Map();
  for (const [at, corner] of corners.entries()) {
    const before = seen.get(String(corner));
    if (before !== undefined) {
      return { key: "city.cornerTwice", parameters: { one: before + 1, other: at + 1 }, sides: [] };
    }
    seen.set(String(corner), at);
  }
  return null;
}

function crossing(corners) {
  const end = (at) => corners[(at + 1) % corners.length];
  for (let one = 0; one < corners.length; one++) {
    for (let other = one + 1; other < corners.length; other++) {
      const isNext = other === one + 1 || (one === 0 && other === corners.length - 1);
      const crosses = isNext
        ? foldsBack(corners, one, other)
        : meet(corners[one], end(one), corners[other], end(other));
      if (crosses) {
        return {
          key: "city.sidesCross",
          parameters: { one: side(one, corners), other: side(other, corners) },
          sides: [one, other],
        };
      }
    }
  }
  return null;
}

const side = (at, corners) => `${at + 1}–${((at + 1) % corners.length) + 1}`;

/** Whether two sides with a common corner lie upon each other. */
function foldsBack(corners, one, other) {
  const shared = other === one + 1 ? corners[other] : corners[one];
  const before = other === one + 1 ? corners[one] : corners[other];
  const after = corners[(other === one + 1 ? other + 1 : one + 1) % corners.length];
  const ahead = (before[0] - shared[0]) * (after[0] - shared[0]) + (before[1] - shared[1]) * (after[1] - shared[1]);
  return turn(before, shared, after) === 0 && ahead > 0;
}

function meet(a, b, c, d) {
  const turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (turns[0] !== turns[1] && turns[2] !== turns[3]) return true;
  return (
    (turns[0] === 0 && between(a, b, c)) ||
    (turns[1] === 0 && between(a, b, d)) ||
    (turns[2] === 0 && between(c, d, a)) ||
    (turns[3] === 0 && between(c, d, b))
  );
}

/** 1 if c lies to the left of the way from a to b, -1 to the right, 0 on the line. */
function turn([ax, ay], [bx, by], [cx, cy]) {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

function between([ax, ay], [bx, by], [x, y]) {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

function isPlace([longitude, latitude]) {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

const same = (one, other) => String(one) === String(other);
