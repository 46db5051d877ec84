/**
 * The kit that holds a Java implementation against the vectors: implement {@link org.plumbline.tck.Implementation},
 * extend {@link org.plumbline.tck.ConformanceTest}.
 */
package org.plumbline.tck;
