#!/usr/bin/env bash
# A real Slurm on one machine, from Debian's packages, to try the array on: needs root, no systemd.
#
#   source docs/scaling/install-slurm.sh DIR     installs and starts it; DIR is an absolute path
#   stop_slurm                                   stops it
#
# Sourced, so that SLURM_CONF is set for sbatch and squeue. DIR and its parents must not be writable
# by others, which munge insists on.

start_slurm() {
  local dir=$1 host
  host=$(hostname -s)
  if ! command -v slurmctld > /dev/null || ! command -v munged > /dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      slurm-wlm slurmctld slurmd slurm-client munge > /dev/null
  fi
  mkdir -p "$dir"/{run,state,spool,log}
  chmod 755 "$dir" "$dir"/{run,state,spool,log}
  if [[ ! -e $dir/munge.key ]]; then
    dd if=/dev/urandom of="$dir/munge.key" bs=1024 count=1 status=none
    chmod 400 "$dir/munge.key"
  fi
  cat > "$dir/slurm.conf" <<CONF
ClusterName=local
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
CommunicationParameters=NoInAddrAny
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/run/munge.socket
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/run/ctld.pid
SlurmdPidFile=$dir/run/d.pid
SlurmctldLogFile=$dir/log/ctld.log
SlurmdLogFile=$dir/log/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=512
ReturnToService=2
MaxArraySize=10001
NodeName=localhost NodeHostname=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=3000 State=UNKNOWN
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
CONF
  munged --force --key-file="$dir/munge.key" --socket="$dir/run/munge.socket" \
    --pid-file="$dir/run/munged.pid" --log-file="$dir/log/munged.log" \
    --seed-file="$dir/run/munged.seed"
  export SLURM_CONF=$dir/slurm.conf SLURM_DIR=$dir
  slurmctld -c -f "$SLURM_CONF"
  slurmd -N localhost -f "$SLURM_CONF"
  for _ in {1..60}; do
    if sinfo -h -o %T 2> /dev/null | grep -q idle; then return 0; fi
    sleep 0.5
  done
  echo "Slurm did not start; see $dir/log" >&2
  return 1
}

stop_slurm() {
  scontrol shutdown 2> /dev/null || true
  # Both write their state once more before they end, and then take their .pid away.
  for _ in {1..100}; do
    [[ -e $SLURM_DIR/run/ctld.pid || -e $SLURM_DIR/run/d.pid ]] || break
    sleep 0.1
  done
  if [[ -e $SLURM_DIR/run/munged.pid ]]; then kill "$(cat "$SLURM_DIR/run/munged.pid")" || true; fi
}

start_slurm "${1:?expected an absolute folder for Slurm to live in}"
