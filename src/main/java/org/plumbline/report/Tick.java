package org.plumbline.report;

/** A mark on an axis: where it is, and what is written beside it (empty for a minor mark). */
record Tick(double at, String label) {}
