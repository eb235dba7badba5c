import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openapi } from '../../../../../../src/lib/server/outlets/api/openapi/index.ts';

export const document = () => JSON.parse(JSON.stringify(openapi()));

export function faultsOf(answer: object, operation: string, status: number): string[] {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	formats.default(ajv);
	ajv.addSchema(document(), 'openapi');
	const { paths } = openapi();
	const found = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).flatMap(([method, { operationId }]) =>
			operationId === operation ? [[path, method]] : []
		)
	)[0]!;
	const part = (text: string | number) => String(text).replaceAll('~', '~0').replaceAll('/', '~1');
	const type = status < 400 ? 'application/json' : 'application/problem+json';
	const at = ['paths', ...found, 'responses', status, 'content', type, 'schema'];
	const validate = ajv.getSchema(`openapi#/${at.map(part).map(encodeURIComponent).join('/')}`);
	if (!validate) return [`${operation} does not tell of ${status}`];
	if (validate(answer) === true) return [];
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
