/** A value that Guard looked at. What it was compared `to` may belong to a resource that nobody complains about. */
const COMPARED_WITH = 'to';
const IN_RESOURCE = /^\/Resources\/([^/]+)/;

/** Logical ids of the resources that a tree of failed checks points at. */
export function accusedResources(checks: readonly unknown[]): readonly string[] {
  return [...new Set(pathsIn(checks).flatMap((path) => IN_RESOURCE.exec(path)?.[1] ?? []))];
}

function pathsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(pathsIn);
  if (!isObject(node)) return [];
  // The value beside a path is a piece of the template, not of Guard's answer.
  if (typeof node['path'] === 'string') return [node['path']];
  return Object.entries(node).flatMap(([key, value]) => (key === COMPARED_WITH ? [] : pathsIn(value)));
}

/** The first line that the author of a rule wrote about its failure, else the first that Guard says itself. */
export function firstMessage(rule: unknown): string {
  return messagesIn(rule, 'custom_message')[0] ?? messagesIn(rule, 'error_message')[0] ?? 'no reason given';
}

function messagesIn(node: unknown, kind: 'custom_message' | 'error_message'): string[] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => messagesIn(one, kind));
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === kind && typeof value === 'string' ? firstLine(value) : messagesIn(value, kind),
  );
}

/** In some answers Guard writes a semicolon for the end of a line. */
function firstLine(text: string): string[] {
  const lines = text.split(/[\n;]/).map((line) => line.trim());
  const line = lines.find((one) => one !== '');
  return line === undefined ? [] : [line.replace(/^Violation: /, '')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
