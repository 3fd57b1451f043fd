import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { UsersSettings } from '../config';

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export function patientDataProblems(settings: UsersSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  const { trusted, programmaticAccess: access } = settings;
  return [
    ...trusted.flatMap((one, index) =>
      'role' in one && one.withoutMfa
        ? [
            {
              path: ['trusted', String(index), 'withoutMfa'],
              message: `"${one.role}" without a second factor does not go with dataClass "phi"; expected no exemption`,
            },
          ]
        : [],
    ),
    ...(access && !access.patientData
      ? [
          {
            path: ['programmaticAccess'],
            message:
              'a key that works from anywhere does not go with dataClass "phi"; expected no such access, or ' +
              'patientData: { reason } that says why nothing else will do',
          },
        ]
      : []),
  ];
}
