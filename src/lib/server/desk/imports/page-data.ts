import { isMoving } from '../../../domain/imports.ts';
import { choices, mappingFields, unused } from './mapping.ts';
import { problems } from './problems.ts';
import { firstRows, countByState, type WholeImport } from './read.ts';

/** What the page of an import shows beside the file itself. While it is being checked or entered, the bar alone. */
export async function pageData(file: WholeImport, page: number) {
	const { id } = file;
	return {
		columns: {
			fields: mappingFields(file),
			options: choices(file),
			unused: unused(file),
			rows: isMoving(file) ? [] : await firstRows(id)
		},
		outlook: isMoving(file) ? [] : await countByState(id),
		problems: isMoving(file) ? { rows: [], page: 1, pages: 1 } : await problems(file, page)
	};
}
