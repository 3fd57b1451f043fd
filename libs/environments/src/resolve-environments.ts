import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import {
  type Environment,
  type EnvironmentInput,
  environmentSchema,
  profiles,
  computeLayer,
} from './environment';
import { ACCOUNT } from './account-layers';
import { arnParts, zoneLetters } from './aws-values';
import { BOOTSTRAP_WORDS } from './bootstrap-names';
import { DEFAULT_ENVIRONMENT } from './default-environment';
import { isLayerEnabled } from './layer-selection';
import { schemaProblems } from './schema-problems';

/** Account of the embedded AWS. No real account can have this number. */
export const EMBEDDED_ACCOUNT = '000000000000';

/** A condition over several fields; `holds` being false is a problem at `field`. */
interface Rule {
  readonly field: keyof EnvironmentInput;
  readonly holds: (environment: EnvironmentInput) => boolean;
  readonly message: string | ((environment: EnvironmentInput) => string);
}

const rules: readonly Rule[] = [
  {
    field: 'name',
    holds: (e) => e.name !== ACCOUNT,
    message: `"${ACCOUNT}" is what all environments of an account share; expected another name`,
  },
  {
    field: 'name',
    holds: (e) => !BOOTSTRAP_WORDS.includes(e.name),
    message: `the bootstrap's own names begin with ${BOOTSTRAP_WORDS.join(', ')}; expected another name`,
  },
  {
    field: 'target',
    holds: (e) => e.name !== DEFAULT_ENVIRONMENT || e.target === 'embedded',
    message: `"${DEFAULT_ENVIRONMENT}" is where a command goes that names no environment; expected target "embedded"`,
  },
  {
    field: 'account',
    holds: (e) => (e.target === 'embedded') === (e.account === EMBEDDED_ACCOUNT),
    message: `account ${EMBEDDED_ACCOUNT} belongs to target "embedded", and to no other`,
  },
  {
    field: 'dataClass',
    holds: (e) => e.dataClass !== 'phi' || e.target === 'aws',
    message: '"phi" must not enter the embedded AWS; expected "synthetic"',
  },
  {
    field: 'dataClass',
    holds: (e) => e.dataClass !== 'phi' || e.protected,
    message: '"phi" needs "protected: true"',
  },
  {
    field: 'profile',
    holds: (e) => e.dataClass !== 'phi' || profiles[e.profile].removal === 'retain',
    message: '"phi" needs a profile that retains data, such as "production"',
  },
  {
    field: 'protected',
    holds: (e) => !e.protected || profiles[e.profile].removal === 'retain',
    message: 'a protected environment needs a profile that retains data, such as "production"',
  },
  {
    field: 'site',
    holds: (e) => e.dataClass !== 'phi' || !isLayerEnabled(e.layers, computeLayer(e.compute)) || !!e.site,
    message: '"phi" travels over TLS only; expected a site with a certificate',
  },
  {
    field: 'site',
    holds: ({ site, region, account }) => {
      if (!site) return true;
      const certificate = arnParts(site.certificateArn);
      return certificate?.region === region && certificate.account === account;
    },
    message: "the certificate is of another account or region; expected one of the environment's own",
  },
  {
    field: 'zones',
    holds: (e) => new Set(e.zones).size === e.zones.length,
    message: 'a zone is listed twice',
  },
  {
    field: 'zones',
    holds: (e) => e.zones.every((letter) => zoneLetters(e.region).includes(letter)),
    message: (e) =>
      `${e.region} has the zones ${zoneLetters(e.region).join(', ')}; expected these and no other`,
  },
];

/** Problems that only show when fields, or environments, are seen together. */
export function environmentRules(environments: readonly EnvironmentInput[]): Problem[] {
  const single = environments.flatMap((environment) =>
    rules
      .filter((rule) => !rule.holds(environment))
      .map(({ field, message }) => ({
        path: [environment.name, field],
        message: typeof message === 'string' ? message : message(environment),
      })),
  );
  return [
    ...single,
    ...environments.flatMap((environment, index) => clashes(environment, environments.slice(0, index))),
  ];
}

function clashes(environment: EnvironmentInput, earlier: readonly EnvironmentInput[]): Problem[] {
  const twin = earlier.find(({ name }) => name === environment.name);
  const mixed = earlier.find(
    (other) =>
      other.account === environment.account &&
      (other.dataClass === 'phi') !== (environment.dataClass === 'phi'),
  );
  const neighbour = earlier.find(
    ({ site }) => site && environment.site && site.domainName === environment.site.domainName,
  );
  return [
    ...(neighbour
      ? [
          {
            path: [environment.name, 'site', 'domainName'],
            message: `"${neighbour.name}" has this name; expected one of its own for every environment`,
          },
        ]
      : []),
    ...(twin ? [{ path: [environment.name, 'name'], message: 'two environments have this name' }] : []),
    ...(mixed
      ? [
          {
            path: [environment.name, 'account'],
            message: `account ${environment.account} is shared with "${mixed.name}"; data of class "phi" needs an account of its own`,
          },
        ]
      : []),
  ];
}

/** File in which the environment of that name is written. */
export function environmentFile(name: string): string {
  return `platform/environments/${name}.ts`;
}

/**
 * Validates every environment at once.
 *
 * @throws UserError `ENVIRONMENT_INVALID` listing all problems of all environments, path first
 */
export function resolveEnvironments(inputs: readonly EnvironmentInput[]): readonly Environment[] {
  const problems = inputs.flatMap((input, index) => shapeProblems(input, index));
  // Rules look at several fields and several environments at once, so they need sound shapes.
  if (problems.length === 0) problems.push(...environmentRules(inputs));
  if (inputs.length === 0) problems.push({ path: ['environments'], message: 'expected one or more' });
  if (problems.length > 0) {
    throw new UserError({
      code: 'ENVIRONMENT_INVALID',
      message: `${problems.length} problem(s) in platform/environments:\n${problemList(problems)}`,
    });
  }
  return inputs.map(resolve);
}

function shapeProblems(input: EnvironmentInput, index: number): Problem[] {
  const isName = typeof input?.name === 'string' && /^[\w-]{1,32}$/.test(input.name);
  const name = isName ? input.name : `environment ${index + 1}`;
  return schemaProblems(environmentSchema, input, [name]);
}

function resolve(input: EnvironmentInput): Environment {
  return {
    ...input,
    profile: profiles[input.profile],
    zones: input.zones.map((letter) => `${input.region}${letter}`),
  };
}
