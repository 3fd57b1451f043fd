import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stableDigest } from '../stable-digest';

/** Beside a layer's findings: which templates they are about. */
const FILE = 'templates.json';

/** A template that was judged. */
export interface CheckedTemplate {
  readonly environment: string;
  /** SHA-256 of the template. */
  readonly template: string;
  readonly findings: number;
  /** Findings that the register excepts. */
  readonly excepted: number;
}

interface Judged {
  readonly subjects: readonly {
    readonly name: string;
    readonly environment?: string;
    readonly template: object;
  }[];
  readonly findings: readonly { readonly subject: string }[];
  readonly excepted: readonly { readonly subject: string }[];
}

/** Notes in a layer's report which templates were judged, so that a deploy can tell whether its own was. */
export function writeCheckedTemplates(folder: string, { subjects, findings, excepted }: Judged): void {
  const about = (list: readonly { readonly subject: string }[], name: string): number =>
    list.filter(({ subject }) => subject === name).length;
  const checked = subjects.map(({ name, environment = '', template }): CheckedTemplate => ({
    environment,
    template: stableDigest(template),
    findings: about(findings, name),
    excepted: about(excepted, name),
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), `${JSON.stringify(checked, null, 2)}\n`);
}

/**
 * What the last check of a layer said of exactly this template: a check of another commit's template says nothing.
 *
 * @param folder of the layer's reports
 * @param digest SHA-256 of the template
 */
export function checkResult(folder: string, environment: string, digest: string): string {
  const checked = readChecked(folder).find(
    (one) => one.environment === environment && one.template === digest,
  );
  if (!checked) return 'not checked';
  const { findings, excepted } = checked;
  return `${findings === 0 ? 'passed' : `${findings} finding(s)`}${excepted > 0 ? `, ${excepted} excepted` : ''}`;
}

function readChecked(folder: string): readonly CheckedTemplate[] {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as CheckedTemplate[];
  } catch {
    return [];
  }
}
