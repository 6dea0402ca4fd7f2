import { markupText } from '@phonehome/shared';
import { problemAnchor, problemKinds } from '../problem.ts';
import type { Content, OpenApi, Operation, Parameter } from './document.ts';

/**
 * The description of the API as a page of plain HTML: no script, nothing from elsewhere, the same under the strictest
 * content security policy.
 */
export function pageOf({ info, tags = [], paths, components }: OpenApi): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const sections = tags.map(({ name, description = '' }) => {
    const own = all.filter(({ operation }) => operation.tags?.includes(name));
    return `<h2>${markupText(name)}</h2><p>${prose(description)}</p>${own.map(operationOf).join('')}`;
  });
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="schema-${markupText(name)}"><summary><code>${markupText(name)}</code> ${prose(schema.description ?? '')}</summary>${code(schema)}</details>`,
  );
  const problems = Object.entries(problemKinds).map(
    ([kind, { status, title, remedy }]) =>
      `<tr id="${problemAnchor(kind)}"><td><code>${kind}</code></td><td>${status}</td><td>${markupText(title)}</td><td>${prose(remedy)}</td></tr>`,
  );
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${markupText(info.title)}</title><link rel="stylesheet" href="/style.css"></head><body><main>`,
    `<h1>${markupText(info.title)}</h1><p>${prose(info.description ?? '')}</p>`,
    '<p>For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>',
    ...sections,
    '<h2>Problems</h2><table><thead><tr><th>kind</th><th>status</th><th>title</th><th>what to do</th></tr></thead><tbody>',
    ...problems,
    `</tbody></table><h2>Schemas</h2>${schemas.join('')}</main></body></html>\n`,
  ].join('\n');
}

function operationOf({ method, path, operation }: { method: string; path: string; operation: Operation }): string {
  const { summary = '', description = '', parameters = [], requestBody, responses } = operation;
  const rows = Object.entries(responses).map(
    ([status, response]) =>
      `<tr><td>${markupText(status)}</td><td>${prose(response.description ?? '')}</td><td>${typesOf(response.content)}</td></tr>`,
  );
  return [
    `<details><summary><code>${markupText(`${method} ${path}`)}</code> ${prose(summary)}</summary>`,
    `<p>${prose(description)}</p>`,
    parameters.length > 0 ? `<table><tbody>${parameters.map(parameterOf).join('')}</tbody></table>` : '',
    ...Object.entries(requestBody?.content ?? {}).map(
      ([type, { schema }]) => `<p>Body: <code>${markupText(type)}</code></p>${schema ? code(schema) : ''}`,
    ),
    `<table><tbody>${rows.join('')}</tbody></table></details>`,
  ].join('');
}

function parameterOf({ name, in: where, required = false, description, schema }: Parameter): string {
  const { description: said = '', ...rest } = schema ?? {};
  const values = JSON.stringify(rest);
  return `<tr><td><code>${markupText(name)}</code></td><td>${markupText(where)}${required ? ', needed' : ''}</td><td>${prose(description ?? String(said))}</td><td><code>${markupText(values.length > 160 ? `${values.slice(0, 160)} …` : values)}</code></td></tr>`;
}

function typesOf(content: Content = {}): string {
  return Object.entries(content)
    .map(([type, { schema }]) => {
      const name = schema?.$ref?.split('/').at(-1);
      const link = name === undefined ? '' : ` <a href="#schema-${markupText(name)}">${markupText(name)}</a>`;
      return `<code>${markupText(type)}</code>${link}`;
    })
    .join('<br>');
}

const code = (value: unknown): string => `<pre>${markupText(JSON.stringify(value, null, 2))}</pre>`;

/** Text with \`code\` in it. */
const prose = (text: string): string => markupText(text).replace(/`([^`]*)`/g, '<code>$1</code>');
