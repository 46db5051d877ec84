/**
 * Conformance: the vectors that other implementations are held against, how they are generated, read and compared.
 */
package org.plumbline.conformance;
