/**
 * How the conformance vectors are made: the table of cases, their results at two levels, and the files.
 */
package org.plumbline.conformance.generation;
