package org.plumbline.run;

/**
 * What a user gave cannot be used. Its message is one line that names the file, the field and what was expected; a
 * command that meets it prints that line, writes nothing and ends with exit code 2.
 */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A complaint.
     *
     * @param message one line
     */
    public BadInput(String message) {
        super(message);
    }

    /**
     * A complaint about what could not be computed.
     *
     * @param message one line
     * @param cause where that was noticed
     */
    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
