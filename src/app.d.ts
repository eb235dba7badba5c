import type { User } from '$lib/domain/staff';
import type { TokenScope } from '$lib/domain/token';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** The request id, which the log repeats. */
			id?: string;
			/** The database is away, so the page itself is not at fault. */
			databaseAway?: true;
			/** The item was erased, for law or safety, and was not taken back by its editors. */
			isErased?: true;
		}
		interface Locals {
			/** Identifies this request in the log. */
			requestId?: string;
			/** Set by handleError, so that `handle` can answer 503 instead of 500. */
			databaseAway?: true;
			/** The signed-in person; set only where the route or the form asks for one. */
			user?: User;
			/** The owner of an API token; set only under /api, which ignores sessions. */
			bearer?: { tokenId: string; user: User; scopes: TokenScope[] };
			/** Settles when the uploaded file has arrived. */
			arriving?: Promise<unknown>;
			/** The id in the table, which differs from the cookie's. */
			session?: { id: string };
		}
	}
}
