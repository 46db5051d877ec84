/**
 * Level 3: the exact population gradient of masked reconstruction for one row of each kind (lem:lumping).
 */
package org.plumbline.reference.population;
