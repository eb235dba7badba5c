import type { Noun } from '../../domain/nouns.ts';
import type { Transaction } from '../db/index.ts';
import type { ItemInput } from '../../nouns/derive/types.ts';
import type { Way } from './ways.ts';

/** The transaction that writes. */
export type Session = Transaction;

/** An item that is to be saved: whole, but a new one may come without id, and one with a title without slug. */
export type ItemToSave<N extends Noun> = Omit<ItemInput<N>, 'id' | 'slug'> & {
	id?: string;
	slug?: string;
};

/** The writer and the reason stand in the history; by its way of writing, followers are told of it or not. */
export interface Attribution {
	/** The writer's name. */
	author: string;
	/** Their account; none where no person writes. */
	authorId?: string;
	reason: string;
	way: Way;
}

/** An item that another one names. */
export interface Reference {
	noun: Noun;
	id: string;
}

export interface Saving extends Attribution {
	/** The version that the writer saw; none, or 0, for a new item. */
	version?: number;
	/** Whether it puts a published item right; undefined where nobody said, which some changes do not allow. */
	correction?: boolean;
	/** For this reason it is saved as a draft, although it is checked as the published item that it is to become. */
	heldBack?: string;
	/** What is published in the same transaction: each may name the others, as a law and its article do. */
	alongside?: Reference[];
}

export interface Saved {
	id: string;
	version: number;
}
