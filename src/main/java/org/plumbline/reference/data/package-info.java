/**
 * The data of the theory: partitions, features, positions, images, masks. Pure functions of the draws; nothing here
 * draws.
 */
package org.plumbline.reference.data;
