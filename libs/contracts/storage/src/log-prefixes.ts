/** Below it the log bucket takes the access logs of load balancers. */
export const LOAD_BALANCER_LOGS = 'load-balancers';

/** Below it the log bucket takes the access logs of other buckets of its environment. */
export const BUCKET_LOGS = 'buckets/';
