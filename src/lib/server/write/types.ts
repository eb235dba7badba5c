import type { Noun } from '../../domain/nouns.ts';
import type { Transaction } from '../db/index.ts';
import type { ItemInput } from '../../nouns/derive/types.ts';
import type { Way } from './ways.ts';

export type Session = Transaction;

/** A new item may lack its id, and any item its slug. */
export type ItemToSave<N extends Noun> = Omit<ItemInput<N>, 'id' | 'slug'> & {
	id?: string;
	slug?: string;
};

export interface Attribution {
	/** The writer's name. */
	author: string;
	/** Their account; undefined if no person writes. */
	authorId?: string;
	reason: string;
	/** Decides whether followers are notified. */
	way: Way;
}

export const writtenBy = (
	{ id, name }: { id: string; name: string },
	way: Way,
	reason: string
): Attribution => ({ author: name, authorId: id, way, reason });

/** An item that another one names. */
export interface Reference {
	noun: Noun;
	id: string;
}

export interface Saving extends Attribution {
	/** The version that the writer saw; undefined or 0 for a new item. */
	version?: number;
	/** Whether it corrects a published item; undefined if the writer did not say (see `needsPurpose`). */
	correction?: boolean;
	/** Saves a draft with this reason, although the item is validated as if it were published. */
	heldBack?: string;
	/** Items published in the same transaction, which may name each other, like a law and its article. */
	alongside?: Reference[];
}

export interface Saved {
	id: string;
	version: number;
}
