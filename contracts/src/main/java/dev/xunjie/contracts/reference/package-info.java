/** Pictures of zones with nothing standing there, as they cross process boundaries. */
package dev.xunjie.contracts.reference;
