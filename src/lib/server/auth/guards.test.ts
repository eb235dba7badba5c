import { expect, it } from 'vitest';
import type { Role } from '../../domain/vocabulary.ts';
import { requireAdministrator, requireContributor, requireEditor } from './index.ts';

const asked = (role?: Role) => ({
	locals: role
		? { user: { id: 'asma', name: 'Asma', email: 'asma@example.org', role, twoStep: false } }
		: {}
});

it('lets each role do what it may, and what those below it may', () => {
	expect(requireContributor(asked('editor')).name).toBe('Asma');
	expect(requireEditor(asked('administrator')).role).toBe('administrator');
	const refused = expect.objectContaining({ status: 403 });
	expect(() => requireEditor(asked('contributor'))).toThrow(refused);
	expect(() => requireAdministrator(asked('editor'))).toThrow(refused);
});

it.each(Object.entries({ requireContributor, requireEditor, requireAdministrator }))(
	'asks whoever is not signed in to be it first: %s',
	(_, guard) => {
		expect(() => guard(asked())).toThrow(expect.objectContaining({ status: 401 }));
	}
);
