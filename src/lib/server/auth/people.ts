import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Quota } from '../../domain/quota.ts';
import type { User } from '../../domain/staff.ts';
import { type Role, roles } from '../../domain/vocabulary.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { quotaFor } from '../write/quota.ts';
import { post } from '../jobs/mail.ts';
import { origin } from '../settings.ts';
import {
	accountByEmail,
	administrators,
	endAccess,
	type Problems,
	notifyOwner
} from './accounts.ts';
import { invitationLetter, twoStepAwayLetter } from './letters.ts';
import { hashPassword } from './passwords.ts';
import { type Proof, prove } from './own-account.ts';
import { issueTicket, lifeOf } from './tickets.ts';
import { hashOf, randomToken } from './tokens.ts';

export interface Person extends User {
	disabled: boolean;
	createdAt: Date;
	quota: Quota;
}

export async function listPeople(): Promise<Person[]> {
	const rows = await db.select().from(t.account).orderBy(asc(t.account.name), asc(t.account.id));
	return rows.map((row) => {
		const { id, name, email, role, createdAt, totpConfirmedAt, disabledAt } = row;
		return {
			id,
			name,
			email,
			role,
			createdAt,
			twoStep: totpConfirmedAt !== null,
			disabled: disabledAt !== null,
			quota: quotaFor(row)
		};
	});
}

export const invitationLife = lifeOf('invitation');

export interface Invitation {
	/** The ticket's hash, which opens nothing. */
	id: string;
	email: string;
	role: Role;
	by: string;
	expiresAt: Date;
}

export async function listInvitations(): Promise<Invitation[]> {
	const by = alias(t.account, 'by');
	const rows = await db
		.select({ ticket: t.ticket, by: by.name })
		.from(t.ticket)
		.innerJoin(by, eq(by.id, t.ticket.createdBy))
		.where(and(eq(t.ticket.purpose, 'invitation'), gt(t.ticket.expiresAt, new Date())))
		.orderBy(desc(t.ticket.createdAt));
	return rows.flatMap(({ ticket: { tokenHash: id, email, role, expiresAt }, by }) =>
		email && role ? [{ id, email, role, by, expiresAt }] : []
	);
}

/** Replaces an earlier invitation of the address. The link is shown once: only its hash is stored. */
export async function invite(
	by: User,
	{ email, role }: { email: string; role: Role }
): Promise<{ link: string } | { problems: Problems }> {
	if (await accountByEmail(email))
		return { problems: { email: 'Somebody with this address is here already.' } };
	const path = await db.transaction(async (tx) => {
		await tx.delete(t.ticket).where(eq(t.ticket.email, email));
		const token = await issueTicket(tx, 'invitation', { email, role, createdBy: by.id });
		const path = `/invitation/${token}`;
		const letter = invitationLetter(path, role, by.name);
		await post(tx, { to: email, kind: 'invitation', key: `invitation:${hashOf(token)}`, letter });
		await record(tx, { kind: 'invitation', actor: by, subject: email, detail: { role } });
		return path;
	});
	return { link: origin() + path };
}

export async function withdrawInvitation(id: string): Promise<void> {
	await db
		.delete(t.ticket)
		.where(and(eq(t.ticket.tokenHash, id), eq(t.ticket.purpose, 'invitation')));
}

const lastOne =
	'This is the last administrator. Make somebody else one first, or nobody could look after people.';

/** Ends the person's sessions, so that the new role holds from their next sign-in. */
export function changeRole(by: User, id: string, role: Role): Promise<Problems | undefined> {
	return changePerson(id, async (tx, person, othersAdminister) => {
		if (person.role === role) return undefined;
		if (person.role === 'administrator' && !othersAdminister) return { role: lastOne };
		await tx.update(t.account).set({ role }).where(eq(t.account.id, id));
		await endAccess(tx, id);
		const detail = { from: person.role, to: role };
		await record(tx, { kind: 'role_change', actor: by, subject: person.name, detail });
		await notifyOwner(
			tx,
			person,
			'Your role has changed',
			`${by.name} gave you the role ${roles[role].toLowerCase()}.`
		);
		return undefined;
	});
}

export function setDisabled(
	by: User,
	id: string,
	disabled: boolean
): Promise<Problems | undefined> {
	return changePerson(id, async (tx, person, othersAdminister) => {
		if ((person.disabledAt !== null) === disabled) return undefined;
		if (disabled && person.role === 'administrator' && !othersAdminister) return { '': lastOne };
		const disabledAt = disabled ? new Date() : null;
		await tx.update(t.account).set({ disabledAt }).where(eq(t.account.id, id));
		await endAccess(tx, id);
		const kind = disabled ? 'disabling' : 'enabling';
		await record(tx, { kind, actor: by, subject: person.name });
		return undefined;
	});
}

/** A lower quota removes nothing that the person already has. */
export function changeQuota(
	by: User,
	{ id, megabytes, waiting }: Quota & { id: string }
): Promise<Problems | undefined> {
	return changePerson(id, async (tx, person) => {
		await tx
			.update(t.account)
			.set({ mostMegabytes: megabytes, mostWaiting: waiting })
			.where(eq(t.account.id, id));
		const detail = { megabytes, waiting };
		await record(tx, { kind: 'quota_change', actor: by, subject: person.name, detail });
		return undefined;
	});
}

/** Replaces the password too, which may be too short to stand alone: its hash does not tell. */
export async function takeTwoStepAway(
	by: User,
	{ id, ...proof }: Proof & { id: string }
): Promise<Problems | undefined> {
	const wrong = await prove(by, proof);
	if (wrong) return wrong;
	const passwordHash = await hashPassword(randomToken());
	return changePerson(id, async (tx, person) => {
		if (!person.totpConfirmedAt) return undefined;
		await tx
			.update(t.account)
			.set({ passwordHash, totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
			.where(eq(t.account.id, id));
		await tx.delete(t.recoveryCode).where(eq(t.recoveryCode.accountId, id));
		await endAccess(tx, id);
		await record(tx, { kind: 'two_step_off', actor: by, subject: person.name });
		const token = await issueTicket(tx, 'reset', { accountId: id });
		const letter = twoStepAwayLetter(`/reset/${token}`, by.name);
		await post(tx, { to: person.email, kind: 'notice', key: `notice:${hashOf(token)}`, letter });
		return undefined;
	});
}

type Change = (
	tx: Database,
	person: typeof t.account.$inferSelect,
	othersAdminister: boolean
) => Promise<Problems | undefined>;

/** Locks all administrators first, so that the last two cannot remove each other. */
function changePerson(id: string, change: Change): Promise<Problems | undefined> {
	return db.transaction(async (tx) => {
		const locked = await administrators(tx).orderBy(t.account.id).for('update');
		const [person] = await tx.select().from(t.account).where(eq(t.account.id, id)).for('update');
		if (!person) return { '': 'There is nobody like that here any more.' };
		const others = locked.some((administrator) => administrator.id !== id);
		return change(tx, person, others);
	});
}
