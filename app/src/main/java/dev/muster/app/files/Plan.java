package dev.muster.app.files;

/// Something that is asked about before it is done.
sealed interface Plan permits SavePlan, SendPlan, ForgetPlan {}
