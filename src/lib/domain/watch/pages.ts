import { upperFirst } from '../plural.ts';

export const watchKinds = {
	ministry: 'A ministry’s page',
	regulator: 'A regulator’s page',
	gazette: 'A gazette',
	consultation: 'A consultation',
	parliament: 'A parliament’s page',
	court: 'A court’s page',
	other: 'Another official page'
} as const;

export type WatchKind = keyof typeof watchKinds;

export const pageWords = {
	ministry: 'the ministry’s page',
	regulator: 'the regulator’s page',
	gazette: 'the gazette',
	consultation: 'the page of the consultation',
	parliament: 'the parliament’s page',
	court: 'the court’s page',
	other: 'the official page'
} as const satisfies Record<WatchKind, string>;

export const pageAtStart = (kind: WatchKind) => upperFirst(pageWords[kind]);

export const watchStates = {
	ok: 'As it was',
	suspect: 'Being looked at again',
	gone: 'Gone',
	failing: 'Cannot be read'
} as const;

export type WatchState = keyof typeof watchStates;

export const everyHours = { least: 1, most: 24 };
