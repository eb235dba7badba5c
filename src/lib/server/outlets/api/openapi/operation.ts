import type { Parameter } from './parameters.ts';

export interface Operation {
	operationId: string;
	summary: string;
	description?: string;
	tags: string[];
	parameters?: Parameter[];
	requestBody?: { content: Record<string, { schema: { $ref: string } }> };
	responses: Record<string, { description: string }>;
	security?: object[];
}
