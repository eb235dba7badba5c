import type { StakeholderName } from './record.ts';

/**
 * Copies a value with `change` made wherever it names the stakeholder that runs this copy. Without one, the value itself
 * is returned.
 * @param operator its word in addresses
 */
export function atOperator<Value>(
	value: Value,
	operator: string | null | undefined,
	change: (own: StakeholderName) => object
): Value {
	if (!operator) return value;
	const copy = (each: unknown): unknown => {
		if (Array.isArray(each)) return each.map(copy);
		// Dates and bytes name nobody, and would not survive a copy.
		if (!each || Object.getPrototypeOf(each) !== Object.prototype) return each;
		const copied = Object.fromEntries(
			Object.entries(each).map(([key, inner]) => [key, copy(inner)])
		);
		return isStakeholder(copied) && copied.slug === operator ? change(copied) : copied;
	};
	return copy(value) as Value;
}

/** Topics and laws may have the same word in their addresses, but no kind. */
const isStakeholder = (each: object): each is StakeholderName =>
	'slug' in each && 'name' in each && 'kind' in each;

/** Finds the operator's name in items of the record: as organisation, speaker, co-signatory or actor. */
export function operatorIn(
	items: unknown,
	operator: string | null | undefined
): string | undefined {
	if (!operator || !items || typeof items !== 'object') return undefined;
	if (isStakeholder(items) && items.slug === operator) return items.name;
	for (const inner of Object.values(items)) {
		const name = operatorIn(inner, operator);
		if (name !== undefined) return name;
	}
	return undefined;
}

/** Says in a sentence whose name is the operator's, for what stands outside our pages. */
export function operatorRemark(...found: Parameters<typeof operatorIn>): string | undefined {
	const name = operatorIn(...found);
	return name && runsThisCopy(name);
}

export const runsThisCopy = (name: string): string => `${name} runs this copy of Rulewatch.`;
