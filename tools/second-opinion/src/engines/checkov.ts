import type { InstalledPackages } from '../python/installed-packages';
import { checkovAnswer, checkovFindings } from './checkov-answer';
import type { Engine } from './engine';
import { readAnswer } from './read-answer';

/** Without `--skip-download` it would fetch texts from its maker's service; without an API key it sends nothing. */
const OFFLINE = ['--skip-download'];

/** Bridgecrew's policies for AWS resources. */
export function checkov(packages: InstalledPackages): Engine {
  return {
    name: 'checkov',
    judge: async (templates) => {
      const result = await packages.runPython([
        ...[
          '-m',
          'checkov.main',
          '--framework',
          'cloudformation',
          '--output',
          'json',
          '--quiet',
          '--compact',
        ],
        // So that only a breakdown ends with another code than 0.
        '--soft-fail',
        ...OFFLINE,
        ...['--file', ...templates.map(({ path }) => path)],
      ]);
      const answer = readAnswer({
        engine: 'checkov',
        result,
        isVerdict: (code) => code === 0,
        schema: checkovAnswer,
      });
      return checkovFindings(answer, templates);
    },
  };
}
