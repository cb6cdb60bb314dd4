#!/bin/sh
# What happens by the clock, for compose.yaml; deploy/systemd/ has timers for the same.
# An attempt that fails is told in the log and made again the next time.
trap 'exit 0' TERM INT
day=$(date +%F)
while :; do
  python manage.py publish_scheduled
  if [ "$(date +%F)" != "$day" ]; then
    day=$(date +%F)
    python manage.py clearsessions
    python manage.py prune_db_task_results
  fi
  sleep 60 &
  wait $!
done
