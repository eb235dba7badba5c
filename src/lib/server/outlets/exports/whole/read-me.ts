import { recordLicence } from '../../../../domain/files.ts';
import type { descriptor } from './descriptor.ts';

export function readMe({
	title,
	description,
	version,
	homepage,
	resources
}: ReturnType<typeof descriptor>): string {
	return `# ${title}

${description}

This is a Frictionless Data Package: \`datapackage.json\` describes every file, column and key.
Dates are in EDTF, as precise as their sources: \`2020-05\` is a month, never its first day. Where there is a column
with the date, the next two hold the first and the last day that it can mean: bounds, no dates of a source.
A coalition does not speak for each of its members, and who said nothing is not neutral but not on record.

${resources.map(({ path, title }) => `- \`${path}\`: ${title}`).join('\n')}

Licence: ${recordLicence.title}, ${recordLicence.url}
Quotations are the words of those who said them; the articles belong to their publishers and are only named here.

Cite as: Rulewatch, “The public record”, as of ${version}, ${homepage}
`;
}
