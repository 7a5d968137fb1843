/** What a part of a picture looks like to the detector's backbone, without any class. */
package dev.xunjie.detector.features;
