package dev.latchkey.credential.directorysync;

/** Asks identity providers of one kind; there is one bean for each. */
public interface DirectoryAdapter {
    /** Which it asks. */
    DirectoryKind kind();

    /** By which one is asked; asks nothing yet. */
    UserDirectory open(DirectorySource source);
}
