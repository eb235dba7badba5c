export interface Changes {
	/** The version, or «Unreleased». */
	version: string;
	/** Entries as plain text, under «Added», «Changed» and the like. */
	groups: { heading: string; entries: string[] }[];
}

/** Reads the newest section of a changelog in the form of keepachangelog.com. */
export function newestRelease(changelog: string): Changes {
	const [, section = ''] = changelog.split(/^## /m);
	const [title = '', ...groups] = section.split(/^### /m);
	return {
		version: /^\[([^\]]+)\]/.exec(title)?.[1] ?? '',
		groups: groups.map((group) => {
			const [heading = '', ...entries] = group.split(/^(?=- )/m);
			return { heading: heading.trim(), entries: entries.map(plainText) };
		})
	};
}

const plainText = (entry: string) =>
	entry
		.slice(2)
		.replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
		.replaceAll(/\*\*|`/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
