package org.bihuan.exchange;

/** Where work tells how far it is, and hears that it is to stop. */
interface JobProgress {

  /**
   * Often, and cheap.
   *
   * @throws JobStopped when there is no point in going on
   */
  void reached(int done, int total);
}
