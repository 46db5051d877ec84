/**
 * How long things take: benchmarks, compiled and run with {@code -Pbenchmark} only.
 */
package org.plumbline.bench;
