package org.plumbline.sweep;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is to be measured at one point: everything that decides the result is in its configuration.
 */
interface Task {

    /** The configuration with every field given. */
    ObjectNode config();

    /** Measures, the same on every machine: results by name, always in the same order. */
    Map<String, Result> measure();
}
