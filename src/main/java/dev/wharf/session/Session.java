package dev.wharf.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wharf.protocol.FollowUp;
import dev.wharf.protocol.NameCodec;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.tls.ControlTls;
import dev.wharf.user.UserDefaults;
import org.jspecify.annotations.Nullable;

/**
 * One client from greeting to end: who it is, where it stands, what it has agreed on,
 * what it is doing. Commands of a session run one at a time and may change it freely;
 * reading methods may be called by any thread.
 */
public final class Session {

	private final String id;

	private final ControlConnection connection;

	private final SessionProperties properties;

	private final CommandQueue commands = new CommandQueue();

	private final DataChannel data = new DataChannel();

	private final Dialogue dialogue = new Dialogue();

	private final CountDownLatch over = new CountDownLatch(1);

	private final AtomicBoolean dismissed = new AtomicBoolean();

	private final Activity activity;

	private final ClientSoftware software = new ClientSoftware();

	private final Transcript transcript = new Transcript();

	private final FileNaming naming;

	private final boolean implicit;

	private volatile @Nullable Login login;

	private volatile VirtualPath directory = VirtualPath.ROOT;

	private volatile Terms terms;

	Session(String id, ControlConnection connection, Instant openedAt, SessionProperties properties,
			UserDefaults defaults) {
		this.id = id;
		this.connection = connection;
		this.properties = properties;
		this.naming = new FileNaming(defaults);
		this.activity = new Activity(openedAt, properties.idleTimeout());
		this.implicit = connection.isSecure();
		this.terms = initialTerms();
	}

	/**
	 * Sends a reply; a client that is gone is no error.
	 * @param reply what to say, and what to do once it is said
	 */
	public void send(Reply reply) {
		send(reply.encode(names()), reply.followUp());
	}

	/**
	 * Sends a part of a reply that is made while it is sent.
	 * @param octets whole lines in wire form
	 */
	public void sendPart(byte[] octets) {
		send(octets, FollowUp.NONE);
	}

	private void send(byte[] octets, FollowUp followUp) {
		this.activity.sending();
		this.connection.send(octets, followUp);
		this.activity.sent();
	}

	/**
	 * Takes leave (421) and closes the connection, without waiting for a client that may
	 * not read it; dismissing it again does nothing.
	 * @param text why, for the client
	 */
	public void dismiss(String text) {
		if (this.dismissed.compareAndSet(false, true)) {
			Thread.startVirtualThread(() -> send(Reply.of(421, text).then(FollowUp.CLOSE)));
		}
	}

	/**
	 * Closes the connection without a word; the end of the session follows from it.
	 */
	public void disconnect() {
		this.connection.close();
	}

	/**
	 * Ends the session after its connection is gone: whatever it holds is given back. RFC
	 * 959 section 4.1.1: an unexpected close is an ABOR and a QUIT.
	 */
	synchronized void end() {
		this.over.countDown();
		this.commands.close();
		this.data.close();
		logOut();
	}

	/**
	 * Waits a moment to see whether the client is gone.
	 * @param most how long to wait
	 * @return whether the session has ended
	 */
	public boolean endsWithin(Duration most) {
		try {
			return this.over.await(most.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return isOver();
		}
	}

	private boolean isOver() {
		return this.over.getCount() == 0;
	}

	/**
	 * Forgets all but the connection itself (REIN, RFC 959 section 4.1.1).
	 * @return whether TLS has to end too, as what AUTH has begun does (RFC 4217 section
	 * 11)
	 */
	public boolean reinitialize() {
		logOut();
		this.terms = initialTerms();
		this.naming.forget();
		this.activity.idleTimeout(this.properties.idleTimeout());
		return isSecure() && !this.implicit;
	}

	private Terms initialTerms() {
		return Terms.INITIAL.with(this.implicit ? Protection.PRIVATE : Protection.CLEAR);
	}

	/**
	 * Begins anew under TLS: who was logged in has to say so again (AUTH, RFC 2228
	 * section 3).
	 * @param protection how data connections are protected from now on
	 */
	public void secure(Protection protection) {
		logOut();
		this.terms = this.terms.with(protection);
	}

	/**
	 * Whether commands and replies are under TLS.
	 * @return {@code true} from AUTH, or from the beginning, to CCC or REIN
	 */
	public boolean isSecure() {
		return this.connection.isSecure();
	}

	/**
	 * The TLS of the control connection, which data connections belong to.
	 * @return the TLS there is, or was before CCC, or {@code null}
	 */
	public @Nullable ControlTls tls() {
		return this.connection.tls();
	}

	/**
	 * Lets the client in.
	 * @param login who it is and what it sees
	 */
	public synchronized void logIn(Login login) {
		if (isOver()) {
			login.place().close();
			return;
		}
		this.login = login;
		this.dialogue.forget();
		this.directory = VirtualPath.ROOT;
		this.naming.follow(login.user());
	}

	/**
	 * Ends the login, if there is one; what was agreed on stays (USER after a login, RFC
	 * 959 section 4.1.1).
	 */
	public synchronized void logOut() {
		Login before = this.login;
		this.login = null;
		this.directory = VirtualPath.ROOT;
		this.dialogue.forget();
		this.data.giveUp();
		if (before != null) {
			before.place().close();
			this.activity.loggedOut();
		}
	}

	/**
	 * The login of a command that is only reached after one.
	 * @return the login
	 */
	public Login login() {
		Login current = this.login;
		if (current == null) {
			throw new IllegalStateException("no login");
		}
		return current;
	}

	/**
	 * Whether somebody is logged in.
	 * @return {@code true} after a good PASS
	 */
	public boolean isLoggedIn() {
		return this.login != null;
	}

	/**
	 * The name of the logged-in user.
	 * @return the name, or {@code null} before login
	 */
	public @Nullable String userName() {
		Login current = this.login;
		return (current != null) ? current.user().name() : null;
	}

	/**
	 * Resolves a client's path argument against its directory.
	 * @param argument an absolute or relative path; empty for the directory itself
	 * @return the absolute path
	 */
	public VirtualPath resolve(String argument) {
		return this.directory.resolve(argument);
	}

	/**
	 * How long nothing has come from the client and nothing has been sent to it; a
	 * running transfer or command is activity.
	 * @return the time, zero while something is going on
	 */
	public Duration idle() {
		return isQuiet() ? this.activity.silence() : Duration.ZERO;
	}

	/**
	 * Whether nothing is going on: no command, no transfer.
	 * @return {@code true} when the session can end without breaking anything off
	 */
	public boolean isQuiet() {
		return this.data.transfer() == null && !this.commands.isBusy();
	}

	/**
	 * How long nobody has been logged in.
	 * @return the time since the greeting or the last logout, zero after a login
	 */
	public Duration withoutLogin() {
		return isLoggedIn() ? Duration.ZERO : this.activity.sinceLogout();
	}

	/**
	 * Names the session in logs and figures.
	 * @return an identifier, unique among the processes that are running
	 */
	public String id() {
		return this.id;
	}

	/**
	 * When its client was last heard of.
	 * @return the activity
	 */
	public Activity activity() {
		return this.activity;
	}

	/**
	 * The order of this session's commands.
	 * @return the queue
	 */
	public CommandQueue commands() {
		return this.commands;
	}

	/**
	 * Where its data connections come from, and what moves over them.
	 * @return the data channel
	 */
	public DataChannel data() {
		return this.data;
	}

	/**
	 * What its earlier commands have left for the next one.
	 * @return the dialogue
	 */
	public Dialogue dialogue() {
		return this.dialogue;
	}

	/**
	 * Where the client stands.
	 * @return the working directory
	 */
	public VirtualPath directory() {
		return this.directory;
	}

	/**
	 * Moves the client.
	 * @param directory the new working directory
	 */
	public void directory(VirtualPath directory) {
		this.directory = directory;
	}

	/**
	 * What has been agreed on.
	 * @return the terms
	 */
	public Terms terms() {
		return this.terms;
	}

	/**
	 * Agrees on other terms.
	 * @param terms the new terms
	 */
	public void terms(Terms terms) {
		this.terms = terms;
	}

	/**
	 * How file names travel.
	 * @return the codec
	 */
	public NameCodec names() {
		return this.naming.codec();
	}

	/**
	 * Changes how file names travel (OPTS UTF8); holds for a login that follows too.
	 * @param on whether they are UTF-8, or else as the user or the server has it
	 */
	public void useUtf8(boolean on) {
		this.naming.useUtf8(on);
	}

	/**
	 * What the client is.
	 * @return what is known of it
	 */
	public ClientSoftware software() {
		return this.software;
	}

	/**
	 * What is said.
	 * @return the transcript
	 */
	public Transcript transcript() {
		return this.transcript;
	}

	/**
	 * The client's address.
	 * @return the address
	 */
	public InetAddress peer() {
		return this.connection.remote().getAddress();
	}

	/**
	 * The address that the client reached, of this machine or of a proxy before it.
	 * @return the address
	 */
	public InetAddress localAddress() {
		return this.connection.local().getAddress();
	}

}
