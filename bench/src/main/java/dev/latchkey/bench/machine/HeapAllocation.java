package dev.latchkey.bench.machine;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How much another JVM has allocated on its heap, by its own account. Keeps a connection to it, so that a look is short. */
public final class HeapAllocation implements AutoCloseable {
    private final JMXConnector connection;
    private final ThreadMXBean threads;

    private HeapAllocation(JMXConnector connection) throws IOException {
        this.connection = connection;
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                connection.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** Of the JVM with that process id. */
    public static HeapAllocation of(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new HeapAllocation(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException noJvm) {
            throw new IOException("process " + pid + " does not say what it allocates", noJvm);
        }
    }

    /** Bytes since it was started, by all of its threads, those that have ended too. */
    public long bytes() {
        return threads.getTotalThreadAllocatedBytes();
    }

    /** Bytes since they were started, by those of its threads that still run and whose names begin so. */
    public long bytes(Set<String> names) {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        var known = threads.getThreadInfo(ids);
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            // One that has just ended is known no more.
            if (known[i] != null && names.stream().anyMatch(known[i].getThreadName()::startsWith)) {
                sum += Math.max(0, bytes[i]);
            }
        }
        return sum;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException gone) {
            // The process has ended: so has the connection.
        }
    }
}
