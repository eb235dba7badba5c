import { describe, expect, it } from 'vitest';
import { policiesById, checkPolicies, isUrgent, routeIds, allPolicies } from './policies.ts';

const isPublic = (id: string) => /^\/(\(public\)|api\/v1\/)/.test(id);
const reading = [...policiesById].flatMap(([id, { reads }]) => (reads ? [id] : []));

describe('what each route reads', () => {
	it('is said for every route that anyone may read, and for no other', () => {
		expect(new Set(reading)).toEqual(new Set(routeIds.filter(isPublic)));
	});

	it('and everything else, and it alone, waits for no turn in a crowd', () => {
		const path = (id: string) => id.replace(/\/\(\w+\)/, '') || '/';
		expect(routeIds.length).toBeGreaterThan(reading.length);
		expect(routeIds.filter((id) => isUrgent(path(id)) === isPublic(id))).toEqual([]);
	});
});

describe('the start', () => {
	const without = (gone: string) => allPolicies.filter(([id]) => id !== gone);
	const policy = policiesById.get('/(public)/about')!;

	it('goes on where each route has its policy and each policy its route', () => {
		expect(() => checkPolicies()).not.toThrow();
	});

	it.each([
		['/attic', 'has no policy'],
		['/(account)/attic', 'has no policy'],
		['/(public)/attic', 'no policy states what it reads'],
		['/(public)/about/attic', 'no policy states what it reads'],
		['/(public)/about/card.png', 'no policy states what it reads'],
		['/api/v1/attic', 'no policy states what it reads']
	])('is stopped by the new route %s: it %s', (id, fault) => {
		expect(() => checkPolicies([...routeIds, id])).toThrow(`src/routes${id}`);
		expect(() => checkPolicies([...routeIds, id])).toThrow(fault);
	});

	it.each(['/(public)/about', '/(public)/card.png', '/healthz', '/desk', '/(public)', '/api/v1'])(
		'is stopped where nothing is said of %s',
		(id) => {
			expect(() => checkPolicies(routeIds, without(id))).toThrow(/^src\/routes\//);
		}
	);

	it.each([
		['/(public)/attic', 'is no route'],
		['/(public)/attic/card.png', 'is no route'],
		// The folder has routes below it, but is no route itself.
		['/(public)/regulations/[slug]/charts', 'is no route'],
		['/desk/attic', 'is not public'],
		['/healthz/attic', 'is no route']
	])('is stopped by a policy of %s, which %s', (id, fault) => {
		const ids = id === '/desk/attic' ? [...routeIds, id] : routeIds;
		expect(() => checkPolicies(ids, [...allPolicies, [id, policy]])).toThrow(fault);
	});

	it('is stopped by a folder of which something is said and that has no route', () => {
		const editors = { who: 'editor' } as const;
		expect(() => checkPolicies(routeIds, [...allPolicies, ['/desk/attic', editors]])).toThrow(
			'no route'
		);
		const folder = '/desk/imports/template';
		expect(() => checkPolicies(routeIds, [...allPolicies, [folder, editors]])).not.toThrow();
	});

	it('is stopped by two policies of one route', () => {
		const second = { ...policy, who: 'anyone' } as const;
		expect(() => checkPolicies(routeIds, [...allPolicies, ['/(public)/about', second]])).toThrow(
			'two'
		);
	});
});

describe('what waits for no turn', () => {
	it.each([
		'/healthz',
		'/desk',
		'/desk/statements/new',
		'/sign-in',
		'/sign-in/code',
		'/_app/x.css'
	])('%s', (path) => expect(isUrgent(path)).toBe(true));
	it.each(['/', '/deskjet', '/search', '/no/such/page'])('but not %s', (path) =>
		expect(isUrgent(path)).toBe(false)
	);
});
