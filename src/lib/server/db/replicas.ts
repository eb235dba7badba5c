import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './connection.ts';

// Read replicas. A replica is read only while it has the latest published version. Requests that may have written
// anything read the primary.

/** The replica from which a whole request reads. */
export const chosenReplica = new AsyncLocalStorage<Database>();

const lagMilliseconds = 10;
const unreachableMilliseconds = 1_000;

let followers: Follower[] = [];
let turn = 0;

export function fromReplica<Result>(read: () => Result): Result {
	const ready = followers.filter(({ isReady }) => isReady);
	const next = ready[turn++ % ready.length];
	return next ? chosenReplica.run(next.database, read) : read();
}

export const fromPrimary = <Result>(read: () => Result): Result => chosenReplica.exit(read);

/**
 * Uses these replicas from now on, each as soon as it is up to date.
 * @param versionOf reads the version of the record that a replica has
 */
export function followReplicas(
	databases: Database[],
	versionOf: (database: Database) => Promise<number>
) {
	followers = databases.map((database) => new Follower(database, versionOf));
}

/** From now on a replica is read only if it has this version. */
export function expectVersion(version: number): void {
	for (const follower of followers) follower.expect(version);
}

class Follower {
	private reached = -1;
	private expected = 0;
	private isPolling = false;

	constructor(
		readonly database: Database,
		private readonly versionOf: (database: Database) => Promise<number>
	) {}

	get isReady() {
		return this.reached >= this.expected;
	}

	expect(version: number) {
		this.expected = version;
		if (!this.isPolling) void this.poll();
	}

	/** Polls at least once, which also finds a replica that no longer answers. */
	private async poll() {
		this.isPolling = true;
		do {
			this.reached = await this.versionOf(this.database).catch(() => -1);
			if (!this.isReady)
				await delay(this.reached < 0 ? unreachableMilliseconds : lagMilliseconds, undefined, {
					ref: false
				});
		} while (!this.isReady && followers.includes(this));
		this.isPolling = false;
	}
}
