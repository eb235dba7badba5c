import type { User } from '$lib/domain/staff';
import type { TokenScope } from '$lib/domain/token';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Repeated in the log, so that a reader's report can be found there. */
			id?: string;
			/** Set when the fault is not the page's own but that the database is away. */
			databaseAway?: true;
		}
		interface Locals {
			/** Under which the log tells of this request, and of what goes wrong in it. */
			requestId?: string;
			/** Set by handleError, so that `handle` can answer 503 in place of 500. */
			databaseAway?: true;
			/** Who is signed in; set where a route or a form may ask. */
			user?: User;
			/** Whom a program writes for; set under /api alone, where nobody is signed in. */
			bearer?: { tokenId: string; user: User; scopes: TokenScope[] };
			/** Settled once a file that is on its way has arrived. */
			arriving?: Promise<unknown>;
			/** The session as it stands in the table: not what the cookie holds. */
			session?: { id: string };
		}
	}
}
