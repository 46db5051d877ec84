/**
 * A fast implementation in float64 that knows nothing of Plumbline but the interface.
 */
package org.example;
