package dev.latchkey.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program from Debian: where it is not installed, its packages are downloaded with {@code apt-get} and unpacked into a
 * directory. Nothing is installed, no service is started, and no root is needed.
 */
final class DebianPackage {
    private final String name;
    private final Path directory;

    DebianPackage(String name, Path directory) {
        this.name = name;
        this.directory = directory.toAbsolutePath();
    }

    /** Root of a tree in which a file is; fetched when it is neither on the machine nor fetched yet. */
    Path having(String file) throws IOException, InterruptedException {
        if (Files.isExecutable(Path.of("/", file))) {
            return Path.of("/");
        }
        var tree = directory.resolve(name);
        if (!Files.isExecutable(tree.resolve(file))) {
            unpack(tree);
        }
        return tree;
    }

    private void unpack(Path tree) throws IOException, InterruptedException {
        System.out.println("  " + name + " is not installed: unpacking Debian's package below " + tree);
        Files.createDirectories(tree);
        var archives = Files.createDirectories(directory.resolve(name + "-archives"));
        download(archives);
        try (var files = Files.list(archives)) {
            for (var archive :
                    files.filter(file -> file.toString().endsWith(".deb")).toList()) {
                Program.run(archives, Map.of(), List.of("dpkg-deb", "-x", archive.toString(), tree.toString()));
            }
        }
    }

    private void download(Path archives) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("apt-get", "-q", "download"));
        command.addAll(missing(archives));
        Program.run(archives, Map.of(), command);
    }

    /** What apt would install: the package and those that it needs and that are not there. */
    private List<String> missing(Path archives) throws IOException, InterruptedException {
        var plan = List.of("apt-get", "-s", "-q", "install", "--no-install-recommends", name);
        return Program.run(archives, Map.of("LC_ALL", "C"), plan)
                .lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.split(" ")[1])
                .toList();
    }
}
