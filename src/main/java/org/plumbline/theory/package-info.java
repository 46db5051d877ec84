/**
 * What the theory says, as data: the registry of claims, what an audit measures of them, and its verdicts.
 */
package org.plumbline.theory;
