import type { RequestEvent } from '@sveltejs/kit';
import type { User } from '../../../../src/lib/domain/staff.ts';
import type { Role } from '../../../../src/lib/domain/vocabulary.ts';
import * as t from '../../../../src/lib/server/auth/tables.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import type { Account } from '../../../../src/lib/server/auth/accounts.ts';
import { authenticate } from '../../../../src/lib/server/auth/authenticate.ts';
import { hashPassword } from '../../../../src/lib/server/auth/passwords.ts';
import { signInWithPassword, type SignInOutcome } from '../../../../src/lib/server/auth/sign-in.ts';

/** Staff of the unit tests, who share a password, and their browsers. */

export const password = 'umbrella tinsel gravy noun';
const passwordHash = hashPassword(password);
const names = { administrator: 'Asma', editor: 'Bilal', contributor: 'Chanda' };

/** For what asks who it was, and for no account. */
export const asma: User = {
	id: 'asma',
	name: names.administrator,
	email: 'asma@example.org',
	role: 'administrator',
	twoStep: false
};

export async function person(role: Role, given: Partial<Account> = {}): Promise<Account> {
	const name = names[role];
	const id = name.toLowerCase();
	const [account] = await db
		.insert(t.account)
		.values({
			id,
			name,
			email: `${id}@example.org`,
			role,
			...given,
			passwordHash: await passwordHash
		})
		.returning();
	return account!;
}

export class Browser {
	readonly jar = new Map<string, string>();
	readonly attributes = new Map<string, object>();

	constructor(private readonly address = '192.0.2.1') {}

	event(headers: Record<string, string> = {}): RequestEvent {
		return {
			cookies: {
				get: (name: string) => this.jar.get(name),
				set: (name: string, value: string, attributes: object) => {
					this.jar.set(name, value);
					this.attributes.set(name, attributes);
				},
				delete: (name: string) => this.jar.delete(name)
			},
			request: new Request('http://localhost:3000/', {
				headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...headers }
			}),
			locals: {},
			getClientAddress: () => this.address
		} as unknown as RequestEvent;
	}

	/** A request as an action receives it, with the signed-in person. */
	async visit(headers?: Record<string, string>): Promise<RequestEvent> {
		const event = this.event(headers);
		await authenticate(event);
		return event;
	}

	async signIn(email: string, typed = password): Promise<SignInOutcome> {
		return signInWithPassword(await this.visit(), { email, password: typed });
	}

	get sessionToken(): string | undefined {
		return this.jar.get('__Host-session');
	}
}

export async function browserOf({ email }: { email: string }): Promise<Browser> {
	const browser = new Browser();
	const outcome = await browser.signIn(email);
	if (outcome !== 'signed_in') throw new Error(`${email}: ${outcome}`);
	return browser;
}

/** Twenty common guesses, some derived from Asma Iqbal's name and address. */
export const weakPasswords = [
	'short',
	'fourteen chars',
	'passwordpassword',
	'password1234567890',
	'aaaaaaaaaaaaaaaaaaaa',
	'abcdefghijklmnopqrstuvwxyz',
	'123456789012345678',
	'qwertyuiopasdfghjkl',
	'1qaz2wsx3edc4rfv5tgb',
	'letmeinletmeinletmein',
	'iloveyouiloveyou',
	'P@ssw0rdP@ssw0rd',
	'administrator2026',
	'rulewatchrulewatch',
	'rulewatch regulations',
	'asma.iqbal@example.org',
	'AsmaIqbalAsmaIqbal',
	'welcomewelcome123',
	'111111222222333333',
	'drowssapdrowssap'
];
