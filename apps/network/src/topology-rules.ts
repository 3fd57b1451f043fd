import type { NetworkSettings } from '../config';

/** A condition over several settings; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof NetworkSettings;
  readonly holds: (settings: NetworkSettings) => boolean;
  readonly message: string;
}

const rules: readonly Rule[] = [
  {
    setting: 'tiers',
    holds: ({ tiers }) => tiers.includes('public'),
    message: 'there is no "public" tier; expected one, load balancers stand in it',
  },
  {
    setting: 'tiers',
    holds: ({ tiers }) => tiers.includes('isolated'),
    message: 'there is no "isolated" tier; expected one, data stores stand in it',
  },
  {
    setting: 'tiers',
    holds: ({ tiers }) => new Set(tiers).size === tiers.length,
    message: 'a tier is listed twice',
  },
  {
    setting: 'nat',
    holds: ({ nat, tiers }) => nat === 'none' || tiers.includes('private'),
    message:
      'NAT serves no subnet, as there is no "private" tier; expected "none", or "private" among the tiers',
  },
  {
    setting: 'nat',
    holds: ({ nat, tiers, interfaceEndpoints }) =>
      nat !== 'none' || !tiers.includes('private') || interfaceEndpoints.length > 0,
    message: 'private subnets reach nothing; expected NAT, or interface endpoints for the services they call',
  },
  {
    setting: 'interfaceEndpoints',
    holds: ({ interfaceEndpoints }) => new Set(interfaceEndpoints).size === interfaceEndpoints.length,
    message: 'a service is listed twice',
  },
];

/** Settings that cannot stand together, each with the setting to change. */
export function topologyProblems(settings: NetworkSettings) {
  return rules
    .filter((rule) => !rule.holds(settings))
    .map(({ setting, message }) => ({
      code: 'custom' as const,
      path: [setting],
      message,
      input: settings[setting],
    }));
}
