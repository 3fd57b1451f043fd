/** A question that whoever reviews the week asks the trail, in the language of CloudWatch Logs Insights. */
export interface ReviewQuery {
  /** What it is called in the list of saved queries. */
  readonly name: string;
  readonly lines: readonly string[];
}

export interface ReviewQueriesProps {
  /** How the names of all buckets of the application begin. */
  readonly application: string;
  readonly breakGlassRole: string;
}

/** The weekly review of activity (45 CFR 164.308(a)(1)(ii)(D)), question by question. */
export function reviewQueries({ application, breakGlassRole }: ReviewQueriesProps): readonly ReviewQuery[] {
  return [
    {
      name: 'SignIns',
      lines: [
        'filter eventName = "ConsoleLogin"',
        'stats count() as signIns by userIdentity.arn, sourceIPAddress, responseElements.ConsoleLogin, additionalEventData.MFAUsed',
        'sort signIns desc',
      ],
    },
    {
      name: 'IamChanges',
      lines: [
        'filter eventSource = "iam.amazonaws.com" and readOnly = 0',
        'fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, requestParameters.roleName, requestParameters.userName, requestParameters.policyArn, errorCode',
        'sort @timestamp desc',
        'limit 1000',
      ],
    },
    {
      name: 'DeniedCalls',
      lines: [
        'filter errorCode like /AccessDenied|UnauthorizedOperation/',
        'stats count() as denied by userIdentity.arn, eventSource, eventName, sourceIPAddress',
        'sort denied desc',
      ],
    },
    {
      name: 'DataAccess',
      lines: [
        `filter eventCategory = "Data" and requestParameters.bucketName like /^${application}/`,
        'stats count() as calls by userIdentity.arn, requestParameters.bucketName, eventName, bin(1d)',
        'sort calls desc',
      ],
    },
    {
      name: 'BreakGlass',
      lines: [
        `filter userIdentity.arn like /:assumed-role\\/${breakGlassRole}\\// or requestParameters.roleArn like /\\/${breakGlassRole}$/`,
        'fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode',
        'sort @timestamp desc',
        'limit 1000',
      ],
    },
  ];
}
