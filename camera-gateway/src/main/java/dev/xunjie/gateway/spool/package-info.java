/**
 * The clip spool: every compressed packet of every camera, as it came, in short segments on disk.
 *
 * <p>A segment is a log of packets in a layout of our own ({@link
 * dev.xunjie.gateway.spool.SegmentLayout}), not a fragmented MP4, an MPEG transport stream or a
 * Matroska file, because evidence asks for what none of these gives:
 *
 * <ul>
 *   <li><b>Each packet carries its capture time.</b> A container has room for one timeline, which
 *       has to be the stream's own, or it loses what decoders need; capture times don't follow it
 *       exactly, for a camera's clock is corrected and streams begin anew. With a time each, a cut
 *       is exact to a packet, and a clip's packets and the frames in Kafka agree to the
 *       millisecond.
 *   <li><b>Each packet carries a checksum.</b> After {@code kill -9}, a power cut or a full disk
 *       the first record that isn't whole ends the segment: at most the packet that was being
 *       written is lost. A demuxer gives out the torn end of a stream as if it were a picture.
 *   <li><b>Packets are copied as they are</b>, whatever their codec: H.264, H.265 and their
 *       parameter sets in Annex B as RTSP delivers them, nothing parsed, split or rewritten. The
 *       announced parameter sets stand at the head of each segment, so that it needs no other file.
 *   <li><b>Appending needs no native code</b>: no muxer, no buffers for each camera, one write for
 *       each packet. What FFmpeg does well, MP4 for players, it does when a clip is cut.
 * </ul>
 *
 * <p>{@link dev.xunjie.gateway.spool.Spool} is the way in. Reader threads only ever add to a
 * bounded queue; one thread writes, finishes, deletes. It knows cameras by their ids only: segments
 * of cameras that are no longer on the list age out like all others.
 */
package dev.xunjie.gateway.spool;
