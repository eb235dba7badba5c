import type { StatementCard, StakeholderName } from './record.ts';

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

export function namesStakeholder(value: unknown, slug: string): boolean {
	let isNamed = false;
	atOperator(value, slug, (own) => {
		isNamed = true;
		return own;
	});
	return isNamed;
}

/** Finds the operator's name on a statement: as organisation, speaker or co-signatory. */
export const operatorOn = (
	{
		organisation,
		speaker,
		signatories
	}: Pick<StatementCard, 'organisation' | 'speaker' | 'signatories'>,
	operator: string | null | undefined
): string | undefined =>
	[organisation, speaker, ...signatories].find((name) => name?.slug === operator)?.name;

/** Says in a sentence whose name on a statement is the operator's, for texts that stand outside our pages. */
export function operatorRemark(...found: Parameters<typeof operatorOn>): string | undefined {
	const own = operatorOn(...found);
	return own && `${own} runs this copy of Rulewatch.`;
}
