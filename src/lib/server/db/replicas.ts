import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as after } from 'node:timers/promises';
import type { Database } from './connection.ts';

// Copies of the database that follow it, a little later. A copy is read while it has all that was published; whoever
// may have written something else reads the database itself.

/** What a request reads from, all of it. */
export const chosenReplica = new AsyncLocalStorage<Database>();

const lagMilliseconds = 10;
const unreachableMilliseconds = 1_000;

let followers: Follower[] = [];
let turn = 0;

/** Reads from a copy that has all that was published, if there is one. */
export function fromReplica<Result>(read: () => Result): Result {
	const ready = followers.filter(({ isReady }) => isReady);
	const next = ready[turn++ % ready.length];
	return next ? chosenReplica.run(next.database, read) : read();
}

/** Reads from the database itself, which has all that any copy of it ever gave. */
export const fromPrimary = <Result>(read: () => Result): Result => chosenReplica.exit(read);

/**
 * Keeps to these copies from now on, each as soon as it has what is to be read.
 * @param versionOf reads which version of the record a copy has
 */
export function follow(databases: Database[], versionOf: (database: Database) => Promise<number>) {
	followers = databases.map((database) => new Follower(database, versionOf));
}

/** A version was published: no copy is read until it has it. */
export function announce(version: number): void {
	for (const follower of followers) follower.expect(version);
}

class Follower {
	private reached = -1;
	private expected = 0;
	private isAsking = false;

	constructor(
		readonly database: Database,
		private readonly versionOf: (database: Database) => Promise<number>
	) {}

	get isReady() {
		return this.reached >= this.expected;
	}

	expect(version: number) {
		this.expected = version;
		if (!this.isAsking) void this.ask();
	}

	/** Also whether it still answers. */
	private async ask() {
		this.isAsking = true;
		do {
			this.reached = await this.versionOf(this.database).catch(() => -1);
			if (!this.isReady)
				await after(this.reached < 0 ? unreachableMilliseconds : lagMilliseconds, undefined, {
					ref: false
				});
		} while (!this.isReady && followers.includes(this));
		this.isAsking = false;
	}
}
