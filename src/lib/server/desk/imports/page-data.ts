import { isMoving } from '../../../domain/imports.ts';
import { nounOf } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { mostInSample } from './entries.ts';
import { listFaults } from './faults.ts';
import { publishedSince } from './items.ts';
import { columnChoices, mappingFields, unusedColumns } from './mapping.ts';
import { firstRows, countByState, type WholeImport } from './read.ts';
import { articleLines, leftBehind, none, rowLines, sampleRows } from './shown-rows.ts';

export interface Asked {
	page: number;
	/** Numbers of rows to show in full, as typed: «2, 17». */
	look: string;
}

/** While an import is being worked on, its page shows the progress only. */
export async function pageData(user: User, file: WholeImport, { page, look }: Asked) {
	const { id, state } = file;
	const showsColumns = state === 'mapping' || state === 'checked';
	const isShown = !isMoving(file) && !file.wrong && !['mapping', 'given_up'].includes(state);
	const chosen = (look.match(/\d{1,6}/g) ?? []).slice(0, mostInSample).map(Number);
	return {
		columns: {
			fields: mappingFields(file),
			options: columnChoices(file),
			unused: unusedColumns(file),
			rows: showsColumns ? await firstRows(id) : []
		},
		outlook: isShown ? await countByState(file) : [],
		since: state === 'published' ? await publishedSince(id, nounOf[file.name]) : null,
		faults: state === 'checked' ? await listFaults(file, file.wrong ? page : 1) : none,
		rows: isShown ? await rowLines(user, file, page) : none,
		left: isShown ? await leftBehind(user, file) : none,
		articles: isShown ? await articleLines(user, file) : none,
		sample: isShown ? await sampleRows(user, file, chosen) : [],
		look: chosen.join(', ')
	};
}
