import { form, type Policies } from '$lib/server/front/policy';

/** An item as programs send it. */
const item = {
	bytes: form.bytes,
	sentence: 'This is longer than 512 kB, the most that an item may be.'
};
const strict = { reads: { filters: {}, strict: true } };

export const policy: Policies = {
	'(account)': { cache: 'never', body: form },
	'(account)/{address,invitation,reset,set-up,sign-in,sign-out}': { who: 'anyone' },
	'api/v1': { who: 'programs', cache: 'shared', body: item },
	'api/v1/{openapi.json,search,webhooks,webhooks/[id],webhooks/[id]/verify}': strict,
	'api/v1/[name]{,/[id],/[id]/form,/[id]/history}': strict,
	healthz: { who: 'readers', cache: 'own', body: form }
};
