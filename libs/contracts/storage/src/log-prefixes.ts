/** Below these the log bucket takes the logs of other layers of its environment. */
export const LOAD_BALANCER_LOGS = 'load-balancers';
export const BUCKET_LOGS = 'buckets/';
